package dev.chasitor.tck.transport;

/**
 * How a test wants its transport; all else is left at the transport's defaults.
 *
 * @param maxResponseBytes the longest body of an answer
 */
public record TransportOptions(int maxResponseBytes) {

  /** What most tests use: room for 64 KiB. */
  public static TransportOptions standard() {
    return new TransportOptions(64 * 1024);
  }
}
