package dev.chasitor.tck.wire;

import java.net.InetAddress;
import java.net.URI;

/** Makes addresses on this machine. */
final class Loopback {

  private Loopback() {}

  static URI uri(String scheme, int port, String target) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return URI.create(scheme + "://" + host + ":" + port + target);
  }
}
