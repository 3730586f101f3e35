package dev.chasitor.tck.transport;

import dev.chasitor.transport.Cleartext;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The options with which a test opens a transport. All other settings stay at the transport's
 * defaults. Immutable.
 *
 * @param maxResponseBytes the longest body of an answer, in bytes
 * @param cleartext where the transport may send {@code http} requests
 * @param trusted the only certificate to trust; empty for the JVM's defaults. Only a lent engine
 *     gets one
 */
public record TransportOptions(
    int maxResponseBytes, Cleartext cleartext, Optional<X509Certificate> trusted) {

  /** Returns the options of most tests: bodies up to 64 KiB, {@code http} to this machine only. */
  public static TransportOptions standard() {
    return new TransportOptions(64 * 1024, Cleartext.TO_LOOPBACK, Optional.empty());
  }

  /** Returns a copy with another limit. */
  public TransportOptions withMaxResponseBytes(int bytes) {
    return new TransportOptions(bytes, cleartext, trusted);
  }

  /** Returns a copy that allows {@code http} to any host. */
  public TransportOptions withCleartextAnywhere() {
    return new TransportOptions(maxResponseBytes, Cleartext.ANYWHERE, trusted);
  }

  /** Returns a copy that trusts this certificate and no other. */
  public TransportOptions trusting(X509Certificate certificate) {
    return new TransportOptions(maxResponseBytes, cleartext, Optional.of(certificate));
  }
}
