package dev.swraudit.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Location of the sample.
 *
 * @param directory directory whose folder swr/ describes the responses of the sample SWR;
 * it is read with the profile 'sample' only
 */
@ConfigurationProperties("sample")
record SampleSettings(@DefaultValue("sample-input") String directory) {

}
