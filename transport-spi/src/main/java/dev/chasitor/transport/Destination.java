package dev.chasitor.transport;

import dev.chasitor.codec.WireRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a request's URI, checked, for authors of transports.
 *
 * <p>Immutable. {@code toString} gives scheme, host and port. It leaves out path and query, which
 * may hold a secret.
 *
 * @param tls whether the request goes over TLS
 * @param host the host; an IPv6 address stands in brackets
 * @param port the port of the URI, or 443 or 80 if the URI names none
 * @param target path and query exactly as the request line holds them
 */
public record Destination(boolean tls, String host, int port, String target) {

  /** Headers that belong to a connection or state the length of a message. */
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

  /** The signs that a token may have besides letters and digits (RFC 9110, 5.6.2). */
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  private static final int LAST_PORT = 65_535;

  public Destination {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(target, "target");
  }

  /**
   * Returns the destination of a request, after checking that a transport can carry the request.
   *
   * <p>The exception's message never contains path, query or header values.
   *
   * @param cleartext where the request may go without TLS
   * @throws IllegalArgumentException if the URI is not an absolute http or https URI, or has no
   *     host that is written in ASCII. Also if its port is not between 1 and 65,535, or its path or
   *     query is not in ASCII. Also if {@code cleartext} does not allow the host over http. Also if
   *     the transport sets one of the headers itself, a header's name is not a token, or its value
   *     is not in printable ASCII: HTTP clients treat those headers differently.
   */
  public static Destination of(WireRequest request, Cleartext cleartext) {
    Destination destination = of(request.uri(), cleartext);
    request.headers().forEach(Destination::check);
    return destination;
  }

  /**
   * Returns the destination of requests to this address, after checking that a transport can carry
   * them.
   *
   * @param cleartext where the request may go without TLS
   * @throws IllegalArgumentException as {@link #of(WireRequest, Cleartext)} does for its URI
   */
  public static Destination of(URI uri, Cleartext cleartext) {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    if ((!tls && !"http".equalsIgnoreCase(uri.getScheme())) || uri.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "The URI of the request must be absolute, with http or https and a host");
    }
    Server server =
        uri.getHost() == null
            ? Server.of(uri.getRawAuthority())
            : new Server(uri.getHost(), uri.getPort());
    if (!tls && !cleartext.permits(server.host())) {
      throw new IllegalArgumentException(
          "http to another machine would expose the session key; use https, or allow it with the"
              + " transport's option cleartext(Cleartext.ANYWHERE)");
    }
    int port = server.port() >= 0 ? server.port() : tls ? 443 : 80;
    if (port == 0 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "The port of the URI must be between 1 and 65535, not " + port);
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    if (!isPrintable(target, '!')) {
      throw new IllegalArgumentException(
          "The path and the query of the URI must be in printable ASCII; percent-encode the rest");
    }
    return new Destination(tls, server.host(), port, target);
  }

  /**
   * Host and port of a URI.
   *
   * @param port the port; -1 if the URI names none
   */
  private record Server(String host, int port) {

    /** A host with an underscore, which {@link URI} keeps only as its authority. */
    private static final Pattern UNDERSCORED =
        Pattern.compile("([A-Za-z0-9._-]*_[A-Za-z0-9._-]*)(?::([0-9]{0,5}))?");

    static Server of(String authority) {
      Matcher parts = UNDERSCORED.matcher(authority);
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "The host of the URI may have letters, digits, '-', '_' and '.'; write others in their"
                + " ASCII form (xn--...)");
      }
      String port = parts.group(2);
      return new Server(
          parts.group(1), port == null || port.isEmpty() ? -1 : Integer.parseInt(port));
    }
  }

  private static void check(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException(
          "The name of each header must be a token (RFC 9110, 5.6.2)");
    }
    if (FRAMING.contains(name)) {
      throw new IllegalArgumentException(
          "The request must not have the header " + name + ": the transport sets it");
    }
    if (!isPrintable(value, ' ')) {
      throw new IllegalArgumentException(
          "The value of header " + name + " must be in printable ASCII");
    }
  }

  // Loops instead of patterns: this checks every header of every request.

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

  /**
   * Whether every sign is between {@code first} and a tilde. If {@code first} is a space, a tab is
   * allowed as well.
   */
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
