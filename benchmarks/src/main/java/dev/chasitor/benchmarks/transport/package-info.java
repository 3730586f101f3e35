/**
 * The transports against the bare engines they stand on, over sockets: processor time, requests a
 * second, and what a held poll weighs. Not JMH: what counts is the whole process.
 */
@NullMarked
package dev.chasitor.benchmarks.transport;

import org.jspecify.annotations.NullMarked;
