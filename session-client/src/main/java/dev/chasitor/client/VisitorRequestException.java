package dev.chasitor.client;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.model.ChasitorException;
import dev.chasitor.model.RequestType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request of a visitor without a session came to nothing: the server refused it ({@link
 * #refusal()}), or there was no answer ({@link #failure()}), or the answer was not one (neither).
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
    return new VisitorRequestException(request, "there was no answer: " + failure, null, failure);
  }

  static VisitorRequestException misunderstood(RequestType request, String problem) {
    return new VisitorRequestException(request, problem, null, null);
  }

  /** What the server did not like. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Why there was no answer. */
  public Optional<FailureKind> failure() {
    return Optional.ofNullable(failure);
  }
}
