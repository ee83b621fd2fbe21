export * as vega from "vega";
export { compile } from "vega-lite";
export { expressionInterpreter } from "vega-interpreter";
export { Graphviz } from "@hpcc-js/wasm-graphviz";
