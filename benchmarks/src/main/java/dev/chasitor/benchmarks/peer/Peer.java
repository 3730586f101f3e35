package dev.chasitor.benchmarks.peer;

import java.io.IOException;

/** A codec that is set up for one type of document. */
public interface Peer {

  /** Reads a document into the codec's own type of value. */
  Object decode(byte[] document) throws IOException;

  /** Writes a value that {@link #decode} returned. */
  byte[] encode(Object value) throws IOException;
}
