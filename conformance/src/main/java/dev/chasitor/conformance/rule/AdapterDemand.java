package dev.chasitor.conformance.rule;

/**
 * What the kit demands of the adapter of a client, and of the client behind it, so that it can
 * judge the client at all. The simulation has one thread and a time of its own. A blocking client
 * runs in real time, where only some of the demands apply. A breach is a finding like a broken
 * rule, and the run goes on if it can.
 */
public enum AdapterDemand {
  /** No exception and no error leaves a call. */
  THROWS_NOTHING(
      "Calls of the adapter, callbacks of the client and its timer's tasks throw nothing.",
      "The client meets an answer or a state that it does not expect, or say() throws where it must return a failed stage."),

  /** The exception of a listener stays in the client. */
  CATCHES_LISTENER(
      "What the application's listener throws does not leave the client.",
      "The client calls the listener without a catch, so the exception reaches the thread of the transport or the timer."),

  /** No call returns null. */
  RETURNS_VALUES(
      "No call of the adapter returns null, and no stage completes with null.",
      "The adapter has a method that is not written yet."),

  /** No call waits for ever. */
  NEVER_BLOCKS(
      "No call waits for something that another thread must do.",
      "The client waits for the answer of its own request, with get(), join() or a lock. The answer would come on the same thread."),

  /** No call computes for ever. */
  NEVER_SPINS(
      "Each call ends after a little work.",
      "A loop asks again and again for something that only another task can change."),

  /** No call waits for real time. */
  NEVER_WAITS(
      "The client waits in virtual time only, with the timer and the clock of its environment.",
      "The client calls Thread.sleep() or waits with a time-out, for example between its tries."),

  /** The client comes to rest. */
  COMES_TO_REST(
      "The client plans only as many requests and tasks as a chat needs.",
      "A task of the timer plans itself again without a delay, or the client repeats a request without a pause."),

  /** The client has one thread. */
  ONE_THREAD(
      "The client calls its environment on the thread on which the kit called it.",
      "The client starts a thread, or completes a stage on a pool. It must use the executor and the timer of its environment."),

  /** Each command has one fate. */
  SETTLES_ONCE(
      "The stage of a command completes once.",
      "The adapter has a stage of its own, which calls its callbacks for the answer and for the failure."),

  /** Nothing follows the end. */
  SILENT_AFTER_END(
      "After a process has reported the end of its session, it reports nothing more.",
      "Reports wait in a queue, and the end overtakes them."),

  /** A call in real time returns. Only a blocking client meets this demand. */
  RETURNS_IN_TIME(
      "Each call of a blocking client returns within some seconds of real time, whatever the network does.",
      "A request has no time-out, or a thread waits for another one that has ended.");

  private final String sentence;
  private final String usualCause;

  AdapterDemand(String sentence, String usualCause) {
    this.sentence = sentence;
    this.usualCause = usualCause;
  }

  /** Returns what the kit demands, in a sentence. */
  public String sentence() {
    return sentence;
  }

  /** Returns the usual cause of a breach. */
  public String usualCause() {
    return usualCause;
  }

  /** Whether the demand is made of a client that blocks and runs in real time. */
  public boolean isOfRealTime() {
    return switch (this) {
      case THROWS_NOTHING, RETURNS_VALUES, SILENT_AFTER_END, RETURNS_IN_TIME -> true;
      case CATCHES_LISTENER,
          NEVER_BLOCKS,
          NEVER_SPINS,
          NEVER_WAITS,
          COMES_TO_REST,
          ONE_THREAD,
          SETTLES_ONCE ->
          false;
    };
  }

  /** Whether the demand is made of a client that runs in virtual time. */
  public boolean isOfVirtualTime() {
    return this != RETURNS_IN_TIME;
  }

  /**
   * Whether a breach holds up the run, so that each further schedule would take seconds of real
   * time. Few such schedules are run.
   */
  public boolean holdsUp() {
    return switch (this) {
      case NEVER_BLOCKS, NEVER_SPINS, NEVER_WAITS, COMES_TO_REST, RETURNS_IN_TIME -> true;
      case THROWS_NOTHING,
          CATCHES_LISTENER,
          RETURNS_VALUES,
          ONE_THREAD,
          SETTLES_ONCE,
          SILENT_AFTER_END ->
          false;
    };
  }
}
