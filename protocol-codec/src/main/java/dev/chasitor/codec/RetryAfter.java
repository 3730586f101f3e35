package dev.chasitor.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header {@code Retry-After} of a failure that passes: seconds, or a date (RFC 9110 §10.2.3).
 */
final class RetryAfter {

  private static final String NAME = "Retry-After";

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  /** The longest wait that counts, some 31 years. A longer one means nothing. */
  private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

  private RetryAfter() {}

  /**
   * Returns how long the server wants the client to wait. A date counts from the response's own
   * {@code Date}, so that no clock is needed; without one it means nothing. What cannot be read
   * means nothing either.
   */
  static Optional<Duration> in(WireHeaders headers) {
    Optional<String> given = headers.first(NAME).map(String::strip);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (SECONDS.matcher(given.get()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(given.get())));
    }
    Optional<ZonedDateTime> then = given.flatMap(RetryAfter::date);
    Optional<ZonedDateTime> sent =
        headers.first("Date").map(String::strip).flatMap(RetryAfter::date);
    return then.isPresent() && sent.isPresent()
        ? Optional.of(Duration.between(sent.get(), then.get()))
            .filter(wait -> !wait.isNegative() && wait.compareTo(LONGEST) <= 0)
        : Optional.empty();
  }

  /** Returns the response with the header, if its refusal names a wait. Seconds are rounded up. */
  static WireResponse added(WireResponse response, Refusal refusal) {
    if (refusal instanceof Refusal.ServerFailed failed && failed.retryAfter().isPresent()) {
      long seconds = failed.retryAfter().get().plusNanos(999_999_999).toSeconds();
      WireHeaders.Builder headers = WireHeaders.builder();
      response.headers().forEach(headers::add);
      headers.add(NAME, Long.toString(seconds));
      return new WireResponse(response.status(), headers.build(), response.body());
    }
    return response;
  }

  private static Optional<ZonedDateTime> date(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
