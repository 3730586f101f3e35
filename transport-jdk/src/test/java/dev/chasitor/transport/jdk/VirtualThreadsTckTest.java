package dev.chasitor.transport.jdk;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The engine's work on virtual threads, where there are any. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTckTest implements TransportTck {

  private static ExecutorService virtualThreads;

  @BeforeAll
  static void start() throws ReflectiveOperationException {
    virtualThreads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @AfterAll
  static void stop() {
    virtualThreads.shutdown();
  }

  @Override
  public HttpTransport open(TransportOptions options) {
    return JdkHttpTransport.builder()
        .executor(virtualThreads)
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext())
        .build();
  }

  @Override
  public LentEngine lend(TransportOptions options) {
    return new JdkHttpTransportTckTest().lend(options);
  }

  @Override
  public Capabilities capabilities() {
    return new JdkHttpTransportTckTest().capabilities();
  }
}
