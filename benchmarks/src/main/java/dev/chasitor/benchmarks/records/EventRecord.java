package dev.chasitor.benchmarks.records;

/** A message that a server pushes and that the benchmarks measure. */
public sealed interface EventRecord permits ChatMessageRecord, ChatRequestSuccessRecord {}
