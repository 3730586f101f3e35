package dev.chasitor.model;

/**
 * The protocol version a client speaks: an integer on the wire ({@code X-LIVEAGENT-API-VERSION:
 * 34}).
 *
 * <p>It decides what may be sent and which recovery a session uses. Guide chapter 3; ruling A28:
 * higher numbers than {@link #LATEST} are accepted, lower ones than {@link #OLDEST} are not.
 *
 * @param number 29 or more
 */
public record ApiVersion(int number) implements Comparable<ApiVersion> {

  /** The first version of the service, 29. */
  public static final ApiVersion OLDEST = new ApiVersion(29);

  /** The last version the vendor published, 66. */
  public static final ApiVersion LATEST = new ApiVersion(66);

  public ApiVersion {
    if (number < 29) {
      throw new IllegalArgumentException("API version must be 29 or later, not " + number);
    }
  }

  /** The version with this number, 29 or more. */
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
