import { entitySchemas } from '@shared/domain';
import { problemSchema } from '@shared/protocol';
import { z } from 'zod';
import { DESK_VERSION } from '../identity';
import type { Route } from './route';

type Json = Readonly<Record<string, unknown>>;

const PROBLEM_MEANING: Readonly<Record<number, string>> = {
  400: 'The request is not understood.',
  401: 'Not signed in, wrong credentials, or to be wiped.',
  403: 'Not for this role.',
  404: 'There is no such thing, or it is not yours to see.',
  409: 'The id is taken by something else.',
  413: 'Too large.',
  415: 'A type that is not allowed.',
  422: 'The content is not what the hash says.',
  429: 'Too often; wait for `Retry-After` seconds.',
  500: 'The desk failed.',
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

function parametersOf(schema: z.ZodType | undefined, place: 'query' | 'path'): Json[] {
  if (!schema) return [];
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const required = new Set(json.required ?? []);
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property,
  }));
}

function operationOf(route: Route): Json {
  const { answer } = route;
  const content =
    answer.schema || answer.type
      ? {
          [answer.type ?? 'application/json']: {
            schema: answer.schema
              ? schemaOf(answer.schema, 'output')
              : { type: 'string', format: 'binary' },
          },
        }
      : undefined;
  const problems = [...route.problems, 500].map((status) => [
    String(status),
    {
      description: PROBLEM_MEANING[status] ?? 'Refused.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/problem' } } },
    },
  ]);
  const body = route.bytes
    ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
    : route.body && { 'application/json': { schema: schemaOf(route.body, 'input') } };
  const parameters = [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.path === '/v1/events'
      ? [{ name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string' } }]
      : []),
  ];
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(route.isPublic ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      [String(answer.status)]: { description: answer.description, ...(content ? { content } : {}) },
      ...Object.fromEntries(problems),
    },
  };
}

/**
 * The protocol as an OpenAPI 3.1 document, made from the schemas that check every request.
 *
 * The documents inside changes, worksets and history are under `components/schemas`, by kind.
 */
export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  const documents = Object.entries(entitySchemas).map(([kind, schema]): [string, Json] => [
    kind,
    schemaOf(schema, 'output'),
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Heddle desk protocol',
      version: `1 (desk ${DESK_VERSION})`,
      description: 'What a messaging platform offers to a Heddle console. See docs/protocol.md.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { problem: schemaOf(problemSchema, 'output'), ...Object.fromEntries(documents) },
    },
  };
}
