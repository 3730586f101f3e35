package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Incoming;
import dev.chasitor.codec.Reply;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.model.RequestType;
import java.util.Set;

/**
 * The adapter between a codec under test and the contract. The contract calls it from one thread.
 */
public interface CodecSubject {

  /** Reads whole messages for codecs that read documents only. */
  ChasitorCodec WHOLE = ChasitorCodec.create();

  /**
   * Reads a document.
   *
   * @return the value; never null
   * @throws RuntimeException of the type {@link #malformed()} if the codec refuses the document
   */
  <T> T decode(BodyKind<T> kind, byte[] document);

  /**
   * Writes a value as a document in UTF-8.
   *
   * @throws RuntimeException of the type {@link #malformed()} if the codec cannot write the value
   */
  <T> byte[] encode(BodyKind<T> kind, T value);

  /** Returns the one type of exception with which the codec refuses a document. */
  Class<? extends RuntimeException> malformed();

  /**
   * Returns the text of a refusal in which rule K-DEC-04 looks for a path like {@code
   * $.customDetails[0].label}. By default this is the exception's message.
   */
  default String place(RuntimeException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  /**
   * Reads an HTTP request as a server does: data, whatever it is. By default the reference codec
   * does it, for a codec of documents only.
   */
  default Incoming decodeRequest(WireRequest request) {
    return WHOLE.decodeRequest(request);
  }

  /** Reads the HTTP answer to a request as a client does: data, whatever it is. */
  default Reply decodeReply(RequestType type, WireResponse response) {
    return WHOLE.decodeReply(type, response);
  }

  /**
   * Whether {@link #decodeRequest} and {@link #decodeReply} are the codec's own. If they are not,
   * rule K-MSG-01 is skipped.
   */
  default boolean readsWholeMessages() {
    return false;
  }

  /**
   * Returns the kinds of documents that the codec reads and writes. The contract gives it no
   * others, and shows these as skipped. A test fails if this is empty.
   */
  default Set<BodyKind<?>> kinds() {
    return Set.copyOf(BodyKind.all());
  }

  /**
   * Receives how many cases the running test judged, when all are judged. A test that judged none
   * is skipped.
   */
  default void judged(int cases) {}

  /** Returns the codec's limits. */
  default CodecLimits limits() {
    return CodecLimits.defaults();
  }
}
