package dev.swraudit.sample;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Location of the sample, and port of its SWR.
 *
 * @param directory directory whose folder swr/ describes the responses of the sample SWR;
 * it is read with the profile 'sample' only
 * @param port port of the sample SWR on the loopback address; 0 is a free port. A second
 * audit of a scope needs the port of the first, because a scope keeps its endpoint
 */
@ConfigurationProperties("sample")
record SampleSettings(@DefaultValue("sample-input") String directory, @DefaultValue("0") int port) {

}
