package dev.chasitor.transport;

import dev.chasitor.codec.WireRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Where a request goes, taken apart for engines that want it so: for authors of transports.
 *
 * <p>Immutable. {@code toString} is scheme, host and port: no path, no query, hence no secret.
 *
 * @param tls whether over TLS
 * @param host the host, an IPv6 address in brackets
 * @param port the port, the scheme's own if the URI names none
 * @param target path and query exactly as they go on the wire
 */
public record Destination(boolean tls, String host, int port, String target) {

  /** Headers that belong to the connection, or say how a message is framed. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  public Destination {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(target, "target");
  }

  /**
   * The destination of a request that a transport can carry.
   *
   * @param cleartext where the request may go without TLS
   * @throws IllegalArgumentException if the URI is not absolute, is neither http nor https or has
   *     no host, if it would go in the clear where it must not, or if a header is one that the
   *     transport sets itself
   */
  public static Destination of(WireRequest request, Cleartext cleartext) {
    URI uri = request.uri();
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    if ((!tls && !"http".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
      throw new IllegalArgumentException("A request needs an absolute http or https URI");
    }
    if (!tls && !cleartext.permits(uri.getHost())) {
      throw new IllegalArgumentException(
          "http to another machine shows the session's key on the way; use https, or allow it");
    }
    for (String name : request.headers().names()) {
      if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("The transport sets the header " + name + " itself");
      }
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    return new Destination(tls, uri.getHost(), port, target);
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + host + ":" + port;
  }
}
