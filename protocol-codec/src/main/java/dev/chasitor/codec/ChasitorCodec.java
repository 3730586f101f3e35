package dev.chasitor.codec;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.model.Request;
import dev.chasitor.model.RequestType;
import java.net.URI;

/**
 * Turns requests and replies into HTTP messages and back, for clients and for servers.
 *
 * <p>What is written is strict: the guide's spelling, in JSON without white space, in UTF-8. What
 * is read may be newer or sloppier than that: unknown properties, words and message types survive,
 * numbers and booleans may come as text, and one malformed message among others becomes an {@link
 * dev.chasitor.model.UnknownMessage}. Nothing is ever read in part.
 *
 * <p>Immutable and safe to share between threads; one is enough for all sessions.
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

  /** A codec with {@link CodecLimits#defaults()}. */
  public static ChasitorCodec create() {
    return create(CodecLimits.defaults());
  }

  /** A codec with these limits on what it reads. */
  public static ChasitorCodec create(CodecLimits limits) {
    return new ChasitorCodec(limits);
  }

  /** The limits on what is read. */
  public CodecLimits limits() {
    return format.limits();
  }

  /**
   * The client's request as an HTTP message, with exactly the headers its {@link Resource} lists.
   *
   * @param endpoint where the server is, in any spelling {@link Endpoint} reads
   * @param headers more than the resource lists is left out; without an affinity the word {@code
   *     null} is sent
   * @throws IllegalArgumentException if the endpoint is none, or a header is missing that the
   *     resource lists
   */
  public WireRequest encodeRequest(URI endpoint, Request request, RequestHeaders headers) {
    return requestEncoder.encode(endpoint, request, headers);
  }

  /** What a server makes of an HTTP message; whatever it is, it is told as data. */
  public Incoming decodeRequest(WireRequest request) {
    return requestDecoder.decode(request);
  }

  /**
   * The server's reply as an HTTP message.
   *
   * @throws IllegalArgumentException for {@link Reply.Malformed}, which is never sent
   */
  public WireResponse encodeReply(Reply reply) {
    return replyEncoder.encode(reply);
  }

  /**
   * What a client makes of an HTTP message; whatever it is, it is told as data.
   *
   * @param type the request that was answered
   */
  public Reply decodeReply(RequestType type, WireResponse response) {
    return replyDecoder.decode(type, response);
  }

  /**
   * Reads a document of this kind.
   *
   * @throws MalformedMessageException if it is not JSON, not of this kind, or over a limit
   */
  public <T> T decode(BodyKind<T> kind, byte[] document) {
    return format.fromBytes(kind.type(), document);
  }

  /** Writes a document of this kind, compact. */
  public <T> byte[] encode(BodyKind<T> kind, T value) {
    return format.toBytes(kind.type(), value);
  }

  /** Writes a document of this kind, over several lines, for people. */
  public <T> String encodePretty(BodyKind<T> kind, T value) {
    return format.toPrettyText(kind.type(), value);
  }
}
