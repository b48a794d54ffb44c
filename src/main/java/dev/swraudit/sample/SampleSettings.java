package dev.swraudit.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sample lies.
 *
 * @param directory Directory whose folder swr/ describes what the sample SWR answers; it
 * is read with the profile 'sample' alone.
 */
@ConfigurationProperties("sample")
record SampleSettings(@DefaultValue("sample-input") String directory) {

}
