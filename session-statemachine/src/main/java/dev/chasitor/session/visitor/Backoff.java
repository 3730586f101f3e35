package dev.chasitor.session.visitor;

import java.time.Duration;

/**
 * Computes the pause before a retry. It doubles with each failure, up to a limit, and varies by a
 * jitter (rule C-POLL-06). The jitter depends only on the session's seed and the call: sessions
 * differ (rule C-DUR-05), and a run can be repeated exactly.
 */
final class Backoff {

  /** The most doublings of the first pause: many more would overflow the shift. */
  private static final int MOST_DOUBLINGS = 20;

  private Backoff() {}

  /**
   * Returns between half and all of the doubled pause; the doubled pause is limited to the longest
   * one.
   */
  static Duration delay(SessionSettings settings, int failures, long salt) {
    Profile profile = settings.profile();
    long first = profile.firstBackoff().toNanos();
    long longest = profile.longestBackoff().toNanos();
    int doublings = Math.min(failures, MOST_DOUBLINGS);
    long half = (first > (longest >> doublings) ? longest : first << doublings) / 2;
    return Duration.ofNanos(half + (long) (half * jitter(settings.jitterSeed(), salt)));
  }

  /** Returns between nothing and all of the first pause. */
  static Duration part(SessionSettings settings, long salt) {
    long first = settings.profile().firstBackoff().toNanos();
    return Duration.ofNanos((long) (first * jitter(settings.jitterSeed(), salt)));
  }

  /** Returns a number from 0 to 1, mixed by the finaliser of splitmix64. */
  private static double jitter(long seed, long salt) {
    long z = seed + salt * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    z ^= z >>> 31;
    return (z >>> 11) * 0x1.0p-53;
  }
}
