package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When a session leaves by itself: its visitor waited for an agent, or its chat lasted, as long as
 * the profile allows. Immutable.
 *
 * @param endsAt when the time is over, since the session began; empty if no limit counts
 */
public record TimeLimit(Optional<Duration> endsAt) {

  /** The value of a session that may take any time. */
  public static final TimeLimit NONE = new TimeLimit(Optional.empty());

  public TimeLimit {
    Objects.requireNonNull(endsAt, "endsAt");
  }

  /** The limit of a session that begins now. */
  static TimeLimit ofQueue(Profile profile) {
    return new TimeLimit(profile.longestQueue());
  }

  /** The limit of a chat that an agent accepts now. */
  static TimeLimit ofChat(Profile profile, Duration now) {
    return new TimeLimit(profile.longestChat().map(now::plus));
  }

  /** Returns the limit that is reached sooner, but not before {@code now}. */
  TimeLimit sooner(Duration by, Duration now) {
    return new TimeLimit(
        endsAt.map(at -> at.minus(by)).map(at -> at.compareTo(now) < 0 ? now : at));
  }

  boolean isOverAt(Duration now) {
    return endsAt.isPresent() && endsAt.get().compareTo(now) <= 0;
  }
}
