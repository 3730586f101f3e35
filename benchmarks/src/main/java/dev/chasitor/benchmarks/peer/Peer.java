package dev.chasitor.benchmarks.peer;

import java.io.IOException;

/** One library, set up for one type of document. */
public interface Peer {

  /** Reads a document into the library's own kind of values. */
  Object decode(byte[] document) throws IOException;

  /** Writes what {@link #decode} returned. */
  byte[] encode(Object value) throws IOException;
}
