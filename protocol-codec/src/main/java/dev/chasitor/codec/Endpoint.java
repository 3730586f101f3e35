package dev.chasitor.codec;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server's address, in one spelling: the address below which its resources are.
 *
 * <p>It reads {@code https://host}, {@code https://host/chat} (the form in SwitchServer) and {@code
 * https://host/chat/rest/} (the form in the vendor's setup page), with or without the last slash.
 * Immutable.
 */
public final class Endpoint {

  static final String ROOT = "/chat/rest/";

  /** A host without brackets, and perhaps a port. */
  private static final Pattern SERVER = Pattern.compile("([^:\\[\\]]+)(:[0-9]{0,5})?");

  private final URI base;

  private Endpoint(URI base) {
    this.base = base;
  }

  /**
   * Reads the endpoint from an address.
   *
   * @param address the address. Its host may have underscores, and letters beyond ASCII, which the
   *     endpoint writes in their ASCII form ({@code xn--…}).
   * @throws IllegalArgumentException if it is not an absolute http or https address, has user
   *     information, a query or a fragment, or if its host cannot be one; the message says why
   */
  public static Endpoint of(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https")) || address.getRawAuthority() == null) {
      throw new IllegalArgumentException(
          "The endpoint must be an http or https address with a host, such as https://host/chat");
    }
    if (address.getRawAuthority().contains("@")
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The endpoint must not have user information, a query or a fragment; remove them");
    }
    String server = address.getHost() == null ? server(address) : address.getRawAuthority();
    return new Endpoint(URI.create(scheme + "://" + server + root(address)));
  }

  /**
   * Returns host and port of an address whose host a {@link URI} does not read: one with an
   * underscore, as container networks have them, or with letters beyond ASCII, which become their
   * ASCII form. Fact: a URI keeps such a host only as its authority.
   */
  private static String server(URI address) {
    Matcher server = SERVER.matcher(address.getAuthority());
    if (!server.matches()) {
      throw new IllegalArgumentException(
          "The host of the endpoint may have letters, digits, '-', '_' and '.', and a port of"
              + " digits may follow it");
    }
    String port = Objects.requireNonNullElse(server.group(2), "");
    return HostNames.ascii(server.group(1)) + port;
  }

  /** The address to which resource paths are relative; its path ends with {@code /chat/rest/}. */
  public URI base() {
    return base;
  }

  /**
   * Returns the address of a resource.
   *
   * @param pathAndQuery path and query, already encoded
   */
  URI resolve(String pathAndQuery) {
    return URI.create(base + pathAndQuery);
  }

  private static String root(URI address) {
    String path = Objects.requireNonNullElse(address.getRawPath(), "");
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.endsWith("/chat/rest")) {
      return path + "/";
    }
    return path.endsWith("/chat") ? path + "/rest/" : path + ROOT;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint endpoint && base.equals(endpoint.base);
  }

  @Override
  public int hashCode() {
    return base.hashCode();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
