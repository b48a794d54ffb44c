package dev.swraudit.job.run;

import java.util.concurrent.atomic.AtomicInteger;

import dev.swraudit.message.ExitCode;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StopRequestTests {

	private final StopRequest stopRequest = new StopRequest();

	private final AtomicInteger stops = new AtomicInteger();

	@Test
	void stepIsTerminatedUnlessItStopsByItself() {
		StepExecution step = step();
		this.stopRequest.request(ExitCode.TERMINATED);
		assertThat(step.isTerminateOnly()).isTrue();
		StepExecution next = step();
		assertThat(next.isTerminateOnly()).isTrue();
	}

	@Test
	void stepThatStopsByItselfIsNotTerminated() {
		StepExecution step = step();
		this.stopRequest.stopGracefully(this.stops::incrementAndGet);
		this.stopRequest.stopStep();
		this.stopRequest.request(ExitCode.TERMINATED);
		assertThat(step.isTerminateOnly()).isFalse();
		assertThat(this.stops).hasValue(2);
		assertThatExceptionOfType(RunException.class).isThrownBy(this.stopRequest::requireNotStopped);
	}

	@Test
	void stepThatBeginsAfterTheRequestStopsAtOnce() {
		this.stopRequest.request(ExitCode.TERMINATED);
		step();
		this.stopRequest.stopGracefully(this.stops::incrementAndGet);
		assertThat(this.stops).hasValue(1);
	}

	@Test
	void lateStopDoesNotReachAStepThatHasEnded() {
		StepExecution step = step();
		this.stopRequest.stopGracefully(this.stops::incrementAndGet);
		this.stopRequest.afterStep(step);
		this.stopRequest.stopStep();
		assertThat(this.stops).hasValue(0);
	}

	@Test
	void requestIsTooLateOnceTheRunPublishes() {
		StepExecution step = step();
		this.stopRequest.beginPublishing();
		this.stopRequest.request(ExitCode.TERMINATED);
		assertThat(step.isTerminateOnly()).isFalse();
		assertThat(this.stopRequest.stopException()).isNull();
		assertThat(this.stopRequest.isRequested()).isTrue();
	}

	private StepExecution step() {
		StepExecution step = new StepExecution(1, "step",
				new JobExecution(1, new JobInstance(1, "job"), new JobParameters()));
		this.stopRequest.beforeStep(step);
		return step;
	}

}
