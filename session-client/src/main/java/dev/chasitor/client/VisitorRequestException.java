package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.model.ChasitorException;
import dev.chasitor.model.RequestType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports that a request without a session failed. The server refused it ({@link #refusal()}), no
 * answer came ({@link #failure()}), or the answer does not fit the request (both are empty).
 */
public final class VisitorRequestException extends ChasitorException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Refusal refusal;
  private final @Nullable FailureKind failure;

  private VisitorRequestException(
      RequestType request,
      String problem,
      @Nullable Refusal refusal,
      @Nullable FailureKind failure) {
    super(request + ": " + problem);
    this.refusal = refusal;
    this.failure = failure;
  }

  static VisitorRequestException refused(RequestType request, Refusal refusal) {
    return new VisitorRequestException(
        request, "the server answered " + refusal.status(), refusal, null);
  }

  static VisitorRequestException failed(RequestType request, FailureKind failure) {
    return new VisitorRequestException(request, "no answer came: " + failure, null, failure);
  }

  static VisitorRequestException misunderstood(RequestType request, String problem) {
    return new VisitorRequestException(request, problem, null, null);
  }

  /** The server's refusal; empty if the server did not refuse. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Why no answer came; empty if one came. */
  public Optional<FailureKind> failure() {
    return Optional.ofNullable(failure);
  }
}
