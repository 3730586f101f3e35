package dev.chasitor.cli;

import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.util.Locale;

/** The transports a visitor may use. */
enum TransportChoice {
  /** The one on {@code java.net.http}. */
  JDK {
    @Override
    HttpTransport open(Cleartext cleartext) {
      return JdkHttpTransport.builder().cleartext(cleartext).build();
    }
  },
  /** The one on Vert.x. */
  VERTX {
    @Override
    HttpTransport open(Cleartext cleartext) {
      return VertxHttpTransport.builder().cleartext(cleartext).build();
    }
  };

  /** A transport of this kind, with http to these hosts; the caller closes it. */
  abstract HttpTransport open(Cleartext cleartext);

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
