package dev.chasitor.transport.jdk;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The engine's work on a few threads, where it would be done on virtual ones. */
@EnabledForJreRange(min = JRE.JAVA_21)
class LentExecutorTckTest implements TransportTck {

  private static ExecutorService threads;

  @BeforeAll
  static void start() {
    threads = Executors.newFixedThreadPool(2);
  }

  @AfterAll
  static void stop() {
    threads.shutdown();
  }

  @Override
  public HttpTransport open(TransportOptions options) {
    return JdkHttpTransport.builder()
        .executor(threads)
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext())
        .build();
  }

  @Override
  public HttpTransport openOn(Executor executor, TransportOptions options) {
    return new JdkHttpTransportTckTest().openOn(executor, options);
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
