package dev.chasitor.tck.transport;

import dev.chasitor.transport.Cleartext;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * How a test wants its transport; all else is left at the transport's defaults.
 *
 * @param maxResponseBytes the longest body of an answer
 * @param cleartext where {@code http} may go
 * @param trusted the only certificate to trust, if not the usual ones; asked of a lent engine only
 */
public record TransportOptions(
    int maxResponseBytes, Cleartext cleartext, Optional<X509Certificate> trusted) {

  /** What most tests use: room for 64 KiB, http to this machine only. */
  public static TransportOptions standard() {
    return new TransportOptions(64 * 1024, Cleartext.TO_LOOPBACK, Optional.empty());
  }

  /** The same with another limit. */
  public TransportOptions withMaxResponseBytes(int bytes) {
    return new TransportOptions(bytes, cleartext, trusted);
  }

  /** The same with http to any host. */
  public TransportOptions withCleartextAnywhere() {
    return new TransportOptions(maxResponseBytes, Cleartext.ANYWHERE, trusted);
  }

  /** The same, trusting this certificate and no other. */
  public TransportOptions trusting(X509Certificate certificate) {
    return new TransportOptions(maxResponseBytes, cleartext, Optional.of(certificate));
  }
}
