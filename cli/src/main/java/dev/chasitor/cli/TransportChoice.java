package dev.chasitor.cli;

import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import java.util.Locale;

/** The transports a visitor may use. */
enum TransportChoice {
  /** The one on {@code java.net.http}. */
  JDK {
    @Override
    HttpTransport open() {
      return JdkHttpTransport.create();
    }
  },
  /** The one on Vert.x. */
  VERTX {
    @Override
    HttpTransport open() {
      return VertxHttpTransport.create();
    }
  };

  /** A transport of this kind; the caller closes it. */
  abstract HttpTransport open();

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
