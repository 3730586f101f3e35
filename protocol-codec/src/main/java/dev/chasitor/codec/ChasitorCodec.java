package dev.chasitor.codec;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.net.URI;

/**
 * Converts requests and replies to HTTP messages and back, for clients and for servers.
 *
 * <p>The codec writes strictly: the guide's spelling, JSON without white space, UTF-8. It reads
 * tolerantly. It keeps unknown properties, words and message types, and accepts numbers and
 * booleans as text. One malformed message among others becomes an {@link
 * dev.chasitor.model.UnknownMessage}. The codec never returns a part of a document.
 *
 * <p>Immutable and safe to share between threads; one codec is enough for all sessions.
 */
public final class ChasitorCodec {

  private final JsonFormat format;
  private final RequestEncoder requestEncoder;
  private final RequestDecoder requestDecoder;
  private final ReplyEncoder replyEncoder;
  private final ReplyDecoder replyDecoder;

  private ChasitorCodec(CodecLimits limits) {
    this.format = JsonFormat.of(limits);
    this.requestEncoder = new RequestEncoder(format);
    this.requestDecoder = new RequestDecoder(format);
    this.replyEncoder = new ReplyEncoder(format);
    this.replyDecoder = new ReplyDecoder(format);
  }

  /** Makes a codec with {@link CodecLimits#defaults()}. */
  public static ChasitorCodec create() {
    return create(CodecLimits.defaults());
  }

  /** Makes a codec that reads within these limits. */
  public static ChasitorCodec create(CodecLimits limits) {
    return new ChasitorCodec(limits);
  }

  /** The limits for reading. */
  public CodecLimits limits() {
    return format.limits();
  }

  /**
   * Converts a client's request to an HTTP message. It writes exactly the headers that the
   * request's {@link Resource} lists.
   *
   * @param endpoint the server's address, in any spelling that {@link Endpoint} reads
   * @param headers the header values. The codec leaves out those that the resource does not list,
   *     and sends {@code null} for a missing affinity.
   * @throws IllegalArgumentException if the endpoint is not valid, or if {@code headers} lacks a
   *     header that the resource lists
   */
  public WireRequest encodeRequest(URI endpoint, Request request, RequestHeaders headers) {
    return requestEncoder.encode(endpoint, request, headers);
  }

  /**
   * Reads an HTTP message on the server's side. A message that is not a valid request gives an
   * {@link Incoming.Refused}; nothing is thrown.
   */
  public Incoming decodeRequest(WireRequest request) {
    return requestDecoder.decode(request);
  }

  /**
   * Converts a server's reply to an HTTP message.
   *
   * @throws IllegalArgumentException for {@link Reply.Malformed}, which a server never sends
   */
  public WireResponse encodeReply(Reply reply) {
    return replyEncoder.encode(reply);
  }

  /**
   * Reads an HTTP message on the client's side. A malformed answer gives a {@link Reply.Malformed};
   * nothing is thrown.
   *
   * @param type the request that the server answered
   */
  public Reply decodeReply(RequestType type, WireResponse response) {
    return replyDecoder.decode(type, response);
  }

  /**
   * Reads a document of this kind.
   *
   * @throws MalformedMessageException if the document is not JSON, is not of this kind, or exceeds
   *     a limit
   */
  public <T> T decode(BodyKind<T> kind, byte[] document) {
    return format.fromBytes(kind.type(), document);
  }

  /** Writes a document of this kind without white space. */
  public <T> byte[] encode(BodyKind<T> kind, T value) {
    return format.toBytes(kind.type(), value);
  }

  /** Writes a document of this kind with indentation, for people. */
  public <T> String encodePretty(BodyKind<T> kind, T value) {
    return format.toPrettyText(kind.type(), value);
  }
}
