package dev.chasitor.tck.wire;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server's end of one connection. The server reads from it all the time, also while a reaction
 * waits, so it notices at once when the peer closes. Thread-safe.
 */
public final class RawConnection {

  private final int number;
  private final Socket socket;
  private final Journal journal;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  RawConnection(int number, Socket socket, Journal journal) {
    this.number = number;
    this.socket = socket;
    this.journal = journal;
  }

  /** Returns its number in the order in which the server accepted connections, from 1. */
  public int number() {
    return number;
  }

  /**
   * Sends bytes at once.
   *
   * @throws IOException if the connection is broken
   */
  public void write(byte[] bytes) throws IOException {
    journal.sent(number, bytes);
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException broken) {
      journal.note(number, "sending failed: " + broken.getMessage());
      throw broken;
    }
  }

  /** Closes the connection normally. Idempotent. */
  public void close() throws IOException {
    close("the server closed the connection");
  }

  /** Closes the connection with a TCP reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    close("the server reset the connection");
  }

  /** Closes the server's end, after the peer has closed its own. Idempotent. */
  void closeAfterPeer() throws IOException {
    close("the peer closed the connection");
  }

  private void close(String what) throws IOException {
    if (closed.complete(null)) {
      journal.note(number, what);
    }
    socket.close();
  }

  /** Waits until one side has closed the connection. */
  public void awaitClosed() {
    closed.join();
  }

  /**
   * Waits until one side has closed the connection.
   *
   * @param longest how long to wait at most
   * @return whether the connection is closed, or the thread was interrupted
   */
  public boolean awaitClosed(Duration longest) {
    try {
      closed.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException stillOpen) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Waits until the gate is open or the connection is closed. */
  public void await(Gate gate) {
    CompletableFuture.anyOf(gate.opened(), closed).join();
  }

  Socket socket() {
    return socket;
  }

  CompletableFuture<Void> closed() {
    return closed;
  }
}
