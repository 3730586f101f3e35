package dev.chasitor.benchmarks.immutables;

/** What a server pushes: of the protocol's messages, those that are measured. */
public interface EventValue {}
