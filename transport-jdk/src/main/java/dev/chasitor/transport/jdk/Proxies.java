package dev.chasitor.transport.jdk;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides which requests of a client go through a proxy. */
final class Proxies {

  private final @Nullable ProxySelector selector;

  private Proxies(@Nullable ProxySelector selector) {
    this.selector = selector;
  }

  static Proxies of(HttpClient client) {
    return new Proxies(client.proxy().orElseGet(ProxySelector::getDefault));
  }

  /**
   * Whether a request goes through a proxy. Like the JDK's client, this looks at the first choice
   * only.
   */
  boolean carry(URI uri) {
    List<Proxy> chosen = selector == null ? List.of() : selector.select(uri);
    return !chosen.isEmpty() && chosen.get(0).type() != Proxy.Type.DIRECT;
  }
}
