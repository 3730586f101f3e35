package dev.chasitor.model;

/**
 * The protocol version that a client speaks. On the wire it is an integer ({@code
 * X-LIVEAGENT-API-VERSION: 34}).
 *
 * <p>It decides which requests a client may send and how a session recovers from a lost node.
 * Versions above {@link #LATEST} are accepted, versions below {@link #OLDEST} are not. Guide
 * chapter 3; ruling A28.
 *
 * @param number 29 or more
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {

  /** The first version of the service: 29. */
  public static final ApiVersion OLDEST = new ApiVersion(29);

  /** The last version that the vendor published: 66. */
  public static final ApiVersion LATEST = new ApiVersion(66);

  public ApiVersion {
    if (number < 29) {
      throw new IllegalArgumentException("API version must be 29 or later, not " + number);
    }
  }

  /**
   * Returns the version with this number.
   *
   * @throws IllegalArgumentException if {@code number} is less than 29
   */
  public static ApiVersion of(int number) {
    return new ApiVersion(number);
  }

  /** Whether this version is {@code other} or a later one. */
  public boolean isAtLeast(ApiVersion other) {
    return number >= other.number;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
