package dev.chasitor.codec;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
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

  private final URI base;

  private Endpoint(URI base) {
    this.base = base;
  }

  /**
   * Reads the endpoint from an address.
   *
   * @throws IllegalArgumentException if it is not an absolute http or https address, or has user
   *     information, a query or a fragment
   */
  public static Endpoint of(URI address) {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https")) || address.getHost() == null) {
      throw new IllegalArgumentException(
          "The endpoint must be an http or https address with a host, such as https://host/chat");
    }
    if (address.getRawUserInfo() != null
        || address.getRawQuery() != null
        || address.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The endpoint must not have user information, a query or a fragment; remove them");
    }
    return new Endpoint(URI.create(scheme + "://" + address.getRawAuthority() + root(address)));
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
