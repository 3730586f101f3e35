package dev.chasitor.tck.transport;

/** What not every engine can do. Everything else in the contract is required of all. */
public enum Capability {
  /** What is cancelled, timed out or closed ends on the wire too, so that the server can notice. */
  ABORTS_EXCHANGE,
  /** Closing a transport of its own ends its engine's threads, without help. */
  ENDS_THREADS
}
