package dev.swraudit.job.run;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Limits beans to these roles; a process with another role does not load their classes.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Conditional(ConditionalOnClusterRole.OfProcess.class)
public @interface ConditionalOnClusterRole {

	ClusterRole[] value();

	/**
	 * Matches if the process has one of the roles.
	 */
	final class OfProcess implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ClusterRole role = ClusterRole.in(context.getEnvironment());
			return Arrays
				.asList(metadata.getAnnotations()
					.get(ConditionalOnClusterRole.class)
					.getEnumArray("value", ClusterRole.class))
				.contains(role);
		}

	}

}
