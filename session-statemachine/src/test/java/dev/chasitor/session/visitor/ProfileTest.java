package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What no session could run with is refused by name. */
class ProfileTest {

  private static final Map<String, BiConsumer<Profile.Builder, Duration>> DURATIONS =
      Map.of(
          "requestTimeout", Profile.Builder::requestTimeout,
          "openTimeout", Profile.Builder::openTimeout,
          "connectionTimeout", Profile.Builder::connectionTimeout,
          "leaveTimeout", Profile.Builder::leaveTimeout,
          "longestQueue", Profile.Builder::longestQueue,
          "longestChat", Profile.Builder::longestChat,
          "noticeInterval", Profile.Builder::noticeInterval,
          "firstBackoff", Profile.Builder::firstBackoff);

  @Test
  void noTimeIsLongerThanAYear() {
    Map<String, BiConsumer<Profile.Builder, Duration>> all = new HashMap<>(DURATIONS);
    all.remove("firstBackoff");
    all.put("longestBackoff", Profile.Builder::longestBackoff);
    all.forEach(
        (name, option) -> {
          Profile.Builder longest = Profile.builder();
          option.accept(longest, Profile.LONGEST);
          longest.build();
          Profile.Builder builder = Profile.builder();
          option.accept(builder, Profile.LONGEST.plusNanos(1));
          assertEquals(name + " must be no longer than PT8760H", refused(builder));
        });
  }

  @Test
  void everyTimeIsLongerThanNothing() {
    DURATIONS.forEach(
        (name, option) -> {
          Profile.Builder least = Profile.builder();
          option.accept(least, Duration.ofNanos(1));
          least.build();
          for (Duration none : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            Profile.Builder builder = Profile.builder();
            option.accept(builder, none);
            assertEquals(name + " must be longer than zero", refused(builder));
          }
        });
  }

  @Test
  void theLongestBackoffIsNotShorterThanTheFirst() {
    Duration first = Profile.defaults().firstBackoff();
    assertEquals(first, Profile.builder().longestBackoff(first).build().longestBackoff());
    assertEquals(
        "longestBackoff must not be shorter than firstBackoff",
        refused(Profile.builder().longestBackoff(first.minusNanos(1))));
  }

  @Test
  void theLeastNumbersAreAllowedAndNoLessThanThose() {
    Profile least =
        Profile.builder().postRetries(0).malformedLimit(1).outboxLimit(1).batchLimit(1).build();
    assertEquals(0, least.postRetries());
    String numbers =
        "postRetries must be 0 or more, malformedLimit, outboxLimit and batchLimit 1 or more";
    assertEquals(numbers, refused(Profile.builder().postRetries(-1)));
    assertEquals(numbers, refused(Profile.builder().malformedLimit(0)));
    assertEquals(numbers, refused(Profile.builder().outboxLimit(0)));
    assertEquals(numbers, refused(Profile.builder().batchLimit(0)));
  }

  private static String refused(Profile.Builder builder) {
    return String.valueOf(assertThrows(IllegalStateException.class, builder::build).getMessage());
  }
}
