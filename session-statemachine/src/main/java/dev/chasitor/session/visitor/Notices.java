package dev.chasitor.session.visitor;

import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.Request;
import java.time.Duration;
import java.util.Optional;

/**
 * What an agent may see of a line before it is said: that the visitor types, and what. Only the
 * latest of it counts, it gives way to everything that is said, and it leaves no more often than
 * {@link Profile#noticeInterval()} allows. Immutable.
 *
 * @param typing whether the visitor types
 * @param toldTyping whether the agent was told so
 * @param peek what the visitor has typed so far, if that was not sent yet
 * @param nextAt when the next notice may leave
 */
public record Notices(boolean typing, boolean toldTyping, Optional<String> peek, Duration nextAt) {

  static final Notices NONE = new Notices(false, false, Optional.empty(), Duration.ZERO);

  Notices withTyping(boolean value) {
    return new Notices(value, toldTyping, peek, nextAt);
  }

  Notices withPeek(String text) {
    return new Notices(typing, toldTyping, Optional.of(text), nextAt);
  }

  /** Something is said: it shows by itself that the visitor typed it and types it no more. */
  Notices overtaken() {
    return new Notices(false, false, Optional.empty(), nextAt);
  }

  /** Whether something waits to be shown. */
  boolean areWaiting() {
    return typing != toldTyping || peek.isPresent();
  }

  /** What waits, as a request; typing before the text that is typed. */
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
