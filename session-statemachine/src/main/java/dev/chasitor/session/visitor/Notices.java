package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Optional;

/**
 * The notices that wait to be sent: that the visitor types, and the text so far. Only the latest
 * counts. A notice lets every line go first, and leaves at most once per {@link
 * Profile#noticeInterval()}. Immutable.
 *
 * @param typing whether the visitor types
 * @param toldTyping whether the last notice to the agent said that the visitor types
 * @param peek what the visitor has typed so far, if it was not sent yet
 * @param nextAt when the next notice may leave
 */
public record Notices(boolean typing, boolean toldTyping, Optional<String> peek, Duration nextAt) {

  static final Notices NONE = new Notices(false, false, Optional.empty(), Duration.ZERO);

  /** Shows whether there is a sneak peek, but not its text, because states are logged. */
  @Override
  public String toString() {
    return "Notices[typing="
        + typing
        + ", toldTyping="
        + toldTyping
        + ", "
        + (peek.isPresent() ? "with" : "without")
        + " a sneak peek, nextAt="
        + nextAt
        + "]";
  }

  Notices withTyping(boolean value) {
    return new Notices(value, toldTyping, peek, nextAt);
  }

  Notices withPeek(String text) {
    return new Notices(typing, toldTyping, Optional.of(text), nextAt);
  }

  /**
   * Clears the notices after a line was said: the line shows that the visitor no longer types it.
   */
  Notices overtaken() {
    return new Notices(false, false, Optional.empty(), nextAt);
  }

  /** Whether a request of this type is a notice. */
  static boolean areRequestedBy(RequestType type) {
    return type == RequestType.CHASITOR_TYPING
        || type == RequestType.CHASITOR_NOT_TYPING
        || type == RequestType.CHASITOR_SNEAK_PEEK;
  }

  /** Whether a notice waits to be sent. */
  boolean areWaiting() {
    return typing != toldTyping || peek.isPresent();
  }

  /** Returns the next notice as a request: typing first, then the text so far. */
  Request next() {
    if (typing != toldTyping) {
      return typing
          ? ChasitorTypingRequest.builder().build()
          : ChasitorNotTypingRequest.builder().build();
    }
    return ChasitorSneakPeekRequest.builder().text(peek.orElseThrow()).build();
  }

  /** The notices after {@link #next()} was sent. */
  Notices sent(Duration newNextAt) {
    return typing != toldTyping
        ? new Notices(typing, typing, peek, newNextAt)
        : new Notices(typing, toldTyping, Optional.empty(), newNextAt);
  }
}
