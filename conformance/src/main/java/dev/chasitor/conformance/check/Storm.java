package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Sent;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts polls in a row that the server answers at once, successfully and with nothing new. After
 * more than one of them a client may pause, to spare itself and the server.
 */
final class Storm {

  /** An answer within this time was not held by the server. */
  private static final Duration QUICK = Duration.ofMillis(100);

  private Optional<Sent> poll = Optional.empty();
  private int answers;
  private int quick;

  void follow(Event event) {
    if (event instanceof Sent sent && Kinds.isPoll(sent)) {
      poll = Optional.of(sent);
    } else if (event instanceof Answered answered
        && poll.isPresent()
        && poll.get().call() == answered.call()) {
      boolean useless = isUseless(answered, poll.get());
      answers = useless ? answers + 1 : 0;
      quick = useless && isQuick(answered, poll.get()) ? quick + 1 : 0;
    }
  }

  /** Returns how many there were in a row up to now. */
  int answers() {
    return answers;
  }

  /** Returns how many of the last ones came within {@link #QUICK}. */
  int quick() {
    return quick;
  }

  private static boolean isQuick(Answered answered, Sent poll) {
    return answered.at().minus(poll.at()).compareTo(QUICK) <= 0;
  }

  private static boolean isUseless(Answered answered, Sent poll) {
    boolean nothingNew =
        answered.sequence().orElse(Long.MIN_VALUE) <= poll.ack().orElse(-1)
            || answered.lines().isEmpty();
    return Kinds.isSuccess(answered) && nothingNew && Kinds.isAtOnce(poll, answered);
  }
}
