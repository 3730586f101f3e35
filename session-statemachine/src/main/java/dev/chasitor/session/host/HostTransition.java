package dev.chasitor.session.host;

import java.util.List;

/**
 * The result of a step.
 *
 * @param next the state to keep
 * @param durable whether the driver must store {@code next} before it performs any effect. Then
 *     what the host accepted survives the loss of this node (rule S-RSY-07)
 * @param effects the effects to perform, in this order
 */
public record HostTransition(HostState next, boolean durable, List<HostEffect> effects) {

  public HostTransition {
    effects = List.copyOf(effects);
  }
}
