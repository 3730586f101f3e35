package dev.chasitor.benchmarks.records;

/** What a server pushes: of the protocol's messages, those that are measured. */
public sealed interface EventRecord permits ChatMessageRecord, ChatRequestSuccessRecord {}
