package dev.chasitor.benchmarks.immutables;

/** A message that a server pushes and that the benchmarks measure, as an Immutables value. */
public interface EventValue {}
