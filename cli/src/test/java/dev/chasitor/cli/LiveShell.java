package dev.chasitor.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs a command line on a thread of its own, and types and reads while it runs. */
final class LiveShell implements AutoCloseable {

  /** How long anything that must happen is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Keyboard keyboard = new Keyboard();
  private final Paper out = new Paper();
  private final Paper err = new Paper();
  private final Thread thread;
  private volatile int exitCode = Integer.MIN_VALUE;

  LiveShell(String... args) {
    Terminal terminal =
        new Terminal(keyboard, Shell.printer(out), Shell.printer(err), false, false);
    thread = new Thread(() -> exitCode = Main.run(terminal, args), "live-shell");
    thread.setDaemon(true);
    thread.start();
  }

  LiveShell type(String... lines) {
    for (String line : lines) {
      keyboard.type(line + "\n");
    }
    return this;
  }

  LiveShell endInput() {
    keyboard.end();
    return this;
  }

  LiveShell awaitOut(String text) {
    out.await(text, PATIENCE);
    return this;
  }

  LiveShell awaitErr(String text) {
    err.await(text, PATIENCE);
    return this;
  }

  String outSoFar() {
    return out.toString();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for the end of the command. */
  Shell.DemoResult result() throws InterruptedException {
    thread.join(PATIENCE.toMillis());
    if (thread.isAlive()) {
      throw new AssertionError("The command does not end; so far: " + out + err);
    }
    return new Shell.DemoResult(exitCode, out.toString(), err.toString());
  }

  @Override
  public void close() {
    keyboard.end();
    thread.interrupt();
  }

  /** Standard input that waits for somebody to type. */
  private static final class Keyboard extends InputStream {
    private static final int END = -1;

    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    void type(String text) {
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        typed.add(each & 0xFF);
      }
    }

    void end() {
      typed.add(END);
    }

    @Override
    public int read() {
      if (ended) {
        return END;
      }
      try {
        int each = typed.take();
        ended = each == END;
        return each;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return END;
      }
    }

    /** A line at a time, as terminals and pipes do: what is there is not held back for more. */
    @Override
    public int read(byte[] into, int offset, int length) {
      int first = read();
      if (first == END) {
        return END;
      }
      into[offset] = (byte) first;
      int count = 1;
      while (count < length) {
        Integer next = typed.peek();
        if (next == null || next == END) {
          break;
        }
        into[offset + count] = (byte) read();
        count++;
      }
      return count;
    }
  }

  /** Output that can be waited for. */
  private static final class Paper extends OutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int b) {
      written.write(b);
      notifyAll();
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      written.write(bytes, offset, length);
      notifyAll();
    }

    synchronized void await(String text, Duration patience) {
      long until = System.nanoTime() + patience.toNanos();
      while (!toString().contains(text)) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("There was no '" + text + "' in: " + this);
        }
        try {
          wait(left);
        } catch (InterruptedException e) {
          throw new AssertionError("Interrupted while waiting for '" + text + "'", e);
        }
      }
    }

    @Override
    public synchronized String toString() {
      return written.toString(StandardCharsets.UTF_8);
    }
  }
}
