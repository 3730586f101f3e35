/**
 * Benchmarks of the transports against their bare engines, over sockets: processor time, requests a
 * second, and the heap of a held poll. They measure the whole process and so do not use JMH.
 */
@NullMarked
package dev.chasitor.benchmarks.transport;

import org.jspecify.annotations.NullMarked;
