import { Visitor, parseSync } from 'vite';

/**
 * The path of a member expression made of plain names: "window.webContents.send". Calls and
 * computed parts in front of it are left out.
 * @param {any} node
 * @returns {string}
 */
function pathOf(node) {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression') {
    return pathOf(node.expression);
  }
  if (node.type === 'CallExpression') return pathOf(node.callee);
  if (node.type !== 'MemberExpression' || node.computed) return '';
  return `${pathOf(node.object)}.${node.property.name}`;
}

/**
 * What the zone rules need to know about a source file.
 * @param {string} file its ending decides how it is parsed
 * @param {string} source
 * @returns {import('./zones.mjs').Facts}
 */
export function factsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const lineOf = (/** @type {number} */ offset) => source.slice(0, offset).split('\n').length;
  /** @type {import('./zones.mjs').Facts} */
  const facts = { imports: [], members: [] };
  const add = (
    /** @type {any} */ node,
    /** @type {any} */ from,
    /** @type {string[]} */ names,
    typeOnly = node.importKind === 'type' || node.exportKind === 'type',
  ) => {
    if (typeof from?.value !== 'string') return;
    facts.imports.push({ line: lineOf(node.start), specifier: from.value, names, typeOnly });
  };
  new Visitor({
    ImportDeclaration(/** @type {any} */ node) {
      const names = node.specifiers.flatMap((/** @type {any} */ entry) =>
        entry.type === 'ImportSpecifier' ? [entry.imported.name ?? entry.imported.value] : ['*'],
      );
      add(node, node.source, names);
    },
    ExportNamedDeclaration(/** @type {any} */ node) {
      add(node, node.source, []);
    },
    ExportAllDeclaration(/** @type {any} */ node) {
      add(node, node.source, ['*']);
    },
    ImportExpression(/** @type {any} */ node) {
      add(node, node.source, ['*']);
    },
    TSImportType(/** @type {any} */ node) {
      add(node, node.source ?? node.argument?.literal, [], true);
    },
    MemberExpression(/** @type {any} */ node) {
      const path = pathOf(node);
      if (path.includes('.')) facts.members.push({ line: lineOf(node.start), path });
    },
  }).visit(program);
  return facts;
}
