package dev.chasitor.transport;

import dev.chasitor.codec.WireRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

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

  /** Headers that belong to a connection, or say how a message is framed. */
  private static final Set<String> FRAMING =
      inAnyCase(
          "connection",
          "content-length",
          "expect",
          "host",
          "proxy-authorization",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  /** What a token may have besides letters and digits (RFC 9110, 5.6.2). */
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private static final int LAST_PORT = 65_535;

  public Destination {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(target, "target");
  }

  /**
   * The destination of a request that a transport can carry.
   *
   * @param cleartext where the request may go without TLS
   * @throws IllegalArgumentException if the URI is not absolute, is neither http nor https, has no
   *     host, has a port that there is not or is not in ASCII; if it would go in the clear where it
   *     must not; or if a header is one that the transport sets itself, its name is no token or its
   *     value is not in printable ASCII, since each engine would make something else of it. The
   *     text tells nothing of path, query and values.
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
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    if (port == 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("There is no port " + port);
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    if (!isPrintable(target, '!')) {
      throw new IllegalArgumentException("A path and a query must be in ASCII");
    }
    request.headers().forEach(Destination::check);
    return new Destination(tls, uri.getHost(), port, target);
  }

  private static void check(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("The name of a header must be a token");
    }
    if (FRAMING.contains(name)) {
      throw new IllegalArgumentException("The transport sets the header " + name + " itself");
    }
    if (!isPrintable(value, ' ')) {
      throw new IllegalArgumentException(
          "The value of header " + name + " must be in printable ASCII");
    }
  }

  // By hand, since all of a request is looked at each time.

  private static boolean isToken(String name) {
    for (int at = 0; at < name.length(); at++) {
      char sign = name.charAt(at);
      boolean word =
          (sign >= 'a' && sign <= 'z')
              || (sign >= 'A' && sign <= 'Z')
              || (sign >= '0' && sign <= '9')
              || TOKEN_SIGNS.indexOf(sign) >= 0;
      if (!word) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Whether all of it is between {@code first} and a tilde; where a space may be, a tab may. */
  private static boolean isPrintable(String text, char first) {
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if ((sign < first || sign > '~') && !(sign == '\t' && first == ' ')) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> inAnyCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return Collections.unmodifiableSet(set);
  }

  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + host + ":" + port;
  }
}
