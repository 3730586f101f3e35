package dev.chasitor.session.host;

import java.util.List;

/**
 * What a step leads to.
 *
 * @param next the state to keep
 * @param durable whether {@code next} must be stored before any effect is performed, so that what
 *     is answered with success survives the loss of this node (rule S-RSY-07)
 * @param effects what to do, in this order
 */
public record HostTransition(HostState next, boolean durable, List<HostEffect> effects) {

  public HostTransition {
    effects = List.copyOf(effects);
  }
}
