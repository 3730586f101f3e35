package dev.chasitor.transport;

import dev.chasitor.codec.FailureKind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from an exception why there is no connection, for authors of transports. Rule T-FAI-02.
 */
public final class ConnectFailures {

  /** How many causes of an exception are looked at; a chain may be a circle. */
  private static final int DEEPEST = 16;

  private ConnectFailures() {}

  /**
   * Returns the kind of a failure to connect: {@link FailureKind#UNKNOWN_HOST}, {@link
   * FailureKind#CONNECTION_REFUSED}, {@link FailureKind#NOT_TRUSTED}, {@link FailureKind#NOT_TLS},
   * or {@link FailureKind#NOT_CONNECTED} if neither the exception nor one of its causes says more.
   */
  public static FailureKind kindOf(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      FailureKind kind = kindOfOne(at);
      if (kind != FailureKind.NOT_CONNECTED) {
        return kind;
      }
      at = at.getCause();
    }
    return FailureKind.NOT_CONNECTED;
  }

  private static FailureKind kindOfOne(Throwable thrown) {
    if (thrown instanceof UnknownHostException || thrown instanceof UnresolvedAddressException) {
      return FailureKind.UNKNOWN_HOST;
    }
    if (thrown instanceof CertificateException
        || thrown instanceof CertPathValidatorException
        || thrown instanceof CertPathBuilderException
        || thrown instanceof SSLPeerUnverifiedException) {
      return FailureKind.NOT_TRUSTED;
    }
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    if (thrown instanceof SSLException) {
      // The JDK has no type for this; the words of the JDK and of Netty.
      return message.contains("unrecognized ssl message") || message.contains("not an ssl/tls")
          ? FailureKind.NOT_TLS
          : FailureKind.NOT_CONNECTED;
    }
    return thrown instanceof ConnectException && isRefusal(thrown, message)
        ? FailureKind.CONNECTION_REFUSED
        : FailureKind.NOT_CONNECTED;
  }

  /**
   * Whether the operating system says that nothing listens at the port. Others use the same type
   * when a connection takes too long. The JDK's HTTP client tries a second time, on a channel that
   * is closed by then, and reports only that.
   */
  private static boolean isRefusal(Throwable thrown, String message) {
    return message.contains("refused") || thrown.getCause() instanceof ClosedChannelException;
  }

  /** Returns what a description says about the kind beside the address. */
  static String words(FailureKind kind) {
    return switch (kind) {
      case UNKNOWN_HOST -> ": the host is unknown";
      case CONNECTION_REFUSED -> ": nothing listens there";
      case NOT_TRUSTED -> ": its certificate is not trusted or names another host";
      case NOT_TLS -> ": it does not speak TLS";
      case CANCELLED,
          TIMED_OUT,
          NOT_CONNECTED,
          PROXY_REFUSED,
          CONNECTION_LOST,
          TOO_LARGE,
          CLOSED,
          NOT_CARRIED,
          UNEXPECTED ->
          "";
    };
  }
}
