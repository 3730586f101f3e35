package dev.chasitor.cli;

import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.util.Locale;

/** The transports that {@code --transport} offers. */
enum TransportChoice {
  /** The transport on {@code java.net.http}. */
  JDK {
    @Override
    HttpTransport open(Cleartext cleartext) {
      return JdkHttpTransport.builder().cleartext(cleartext).build();
    }
  },
  /** The transport on Vert.x. */
  VERTX {
    @Override
    HttpTransport open(Cleartext cleartext) {
      return VertxHttpTransport.builder().cleartext(cleartext).build();
    }
  };

  /**
   * Opens a transport of this kind, which the caller closes.
   *
   * @param cleartext where it may send {@code http} requests
   */
  abstract HttpTransport open(Cleartext cleartext);

  /** Returns the word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
