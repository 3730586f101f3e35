/**
 * The visitor's session written down: {@link dev.chasitor.session.visitor.json.VisitorStateJson}.
 *
 * <p>For drivers that freeze a session in one process and go on with it in another. The machine
 * itself knows no JSON.
 */
@NullMarked
package dev.chasitor.session.visitor.json;

import org.jspecify.annotations.NullMarked;
